create table keyback.erasure (
    case_id     uuid        not null references keyback.recovery_case,
    kind        text        not null,
    reason      text        not null,
    erased_at   timestamptz not null,
    certificate text,
    primary key (case_id, kind)
);
comment on column keyback.erasure.certificate is 'a JWS that says what was erased; written in the transaction that erased it';

create table keyback.erasure_request (
    case_id      uuid primary key references keyback.recovery_case,
    requested_at timestamptz not null,
    done_at      timestamptz
);

create index recovery_case_by_end on keyback.recovery_case (ended_at) where ended_at is not null;

-- A note that was erased is not an empty one.
alter table keyback.review alter column note drop not null;
alter table keyback.stop_decision alter column note drop not null;
alter table keyback.info_request alter column note drop not null;
