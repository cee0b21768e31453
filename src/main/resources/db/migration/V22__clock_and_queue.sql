alter table keyback.recovery_case
    add column overdue_reason         text,
    add column overdue_spent_seconds  bigint,
    add column decided_at             timestamptz,
    add column decision_spent_seconds bigint;
comment on column keyback.recovery_case.overdue_spent_seconds is 'what the case clock showed when the case became overdue; the new date counts from there';
comment on column keyback.recovery_case.decision_spent_seconds is 'what the case clock showed at the decision that counts';

update keyback.recovery_case
set overdue_spent_seconds = clock_spent_seconds
    + coalesce(greatest(0, extract(epoch from overdue_at - clock_running_since)), 0)::bigint
where overdue_at is not null;

-- The queue is counted, and the latest decisions are read, whenever somebody looks at where his request stands.
create index recovery_case_in_review on keyback.recovery_case (clock_running_since, clock_spent_seconds)
    where status = 'IN_REVIEW';
create index recovery_case_decided on keyback.recovery_case (decided_at desc, decision_spent_seconds)
    where decided_at is not null;

create table keyback.claim (
    task_id    text primary key,
    case_id    uuid        not null references keyback.recovery_case,
    reviewer   text        not null,
    touched_at timestamptz not null
);
comment on table keyback.claim is 'the review tasks that somebody has, each until it is done or was left alone for too long';
create index claim_by_case on keyback.claim (case_id);
create index claim_by_touch on keyback.claim (touched_at);
