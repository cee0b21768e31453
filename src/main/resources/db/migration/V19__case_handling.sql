alter table keyback.recovery_case
    add column hold           text,
    add column reset_at       timestamptz,
    add column held_until     timestamptz,
    add column stop_lifted_at timestamptz;
comment on column keyback.recovery_case.held_until is 'until when the host keeps sensitive actions closed after the reset';
comment on column keyback.recovery_case.stop_lifted_at is 'when a stop turned out to be a mistake; no cool-down from then on';

alter table keyback.review
    add column rank            text not null default 'REVIEWER',
    add column override_reason text;
alter table keyback.review alter column rank drop default;
comment on column keyback.review.override_reason is 'why this was approved although a check had failed';

create table keyback.stop_decision (
    case_id    uuid primary key references keyback.recovery_case,
    decided_by text        not null,
    decision   text        not null,
    note       text        not null,
    decided_at timestamptz not null
);
