create table keyback.unmasking (
    id          bigint generated always as identity primary key,
    case_id     uuid        not null references keyback.recovery_case,
    round       integer     not null,
    reviewer    text        not null,
    reason      text        not null,
    what        text        not null,
    unmasked_at timestamptz not null
);
comment on table keyback.unmasking is 'who was given which personal data of a case in clear, and what for; never the data';
create index unmasking_by_case on keyback.unmasking (case_id);

alter table keyback.review add column approval_grounds text[] not null default '{}';
comment on column keyback.review.approval_grounds is 'what convinced the reviewer; of approvals alone, and empty in those from before this column';

alter table keyback.info_request add column provided_at timestamptz;
comment on column keyback.info_request.provided_at is 'when it was answered; the case clock stood still until then';
