create table keyback.recovery_case (
    id                  uuid primary key,
    reference           text        not null unique,
    account_id          text        not null,
    second_factors      text[]      not null,
    status              text        not null,
    device              integer     not null,
    opened_at           timestamptz not null,
    submitted_at        timestamptz,
    clock_spent_seconds bigint      not null,
    clock_running_since timestamptz,
    round               integer     not null,
    triage              text,
    info_requested_at   timestamptz,
    info_deadline       timestamptz,
    requested_info      text[]      not null,
    at_risk_at          timestamptz,
    overdue_at          timestamptz,
    ended_at            timestamptz,
    version             integer     not null
);
comment on column keyback.recovery_case.second_factors is 'what was enrolled when the case was opened; the reset removes these and no others';
comment on column keyback.recovery_case.device is 'counts the devices that took the case over; only the latest may act';
comment on column keyback.recovery_case.round is '0 until additional information was provided once';

-- Two hand-offs at once must not make two cases.
create unique index one_open_case_per_account on keyback.recovery_case (account_id) where ended_at is null;
create index recovery_case_by_account on keyback.recovery_case (account_id, ended_at);

create table keyback.answer (
    case_id     uuid        not null references keyback.recovery_case,
    form        text        not null,
    data        jsonb       not null,
    answered_at timestamptz not null,
    primary key (case_id, form)
);

create table keyback.check_result (
    case_id  uuid        not null references keyback.recovery_case,
    kind     text        not null,
    round    integer     not null,
    outcome  text        not null,
    findings jsonb       not null,
    ran_at   timestamptz not null,
    primary key (case_id, kind, round)
);

create table keyback.review (
    case_id          uuid        not null references keyback.recovery_case,
    position         integer     not null,
    round            integer     not null,
    reviewer         text        not null,
    decision         text        not null,
    rejection_reason text,
    note             text        not null,
    fingerprint      text        not null,
    decided_at       timestamptz not null,
    primary key (case_id, position)
);
comment on column keyback.review.fingerprint is 'hash of the evidence and answers that this review saw';

create table keyback.info_request (
    case_id      uuid        not null references keyback.recovery_case,
    round        integer     not null,
    requested_by text,
    items        jsonb       not null,
    note         text        not null,
    requested_at timestamptz not null,
    primary key (case_id, round)
);
comment on column keyback.info_request.requested_by is 'null where triage asked by itself';

create table keyback.reset_authorization (
    case_id    uuid primary key references keyback.recovery_case,
    account_id text        not null,
    factors    text[]      not null,
    issued_at  timestamptz not null,
    used_at    timestamptz not null
);

create table keyback.case_link (
    token_hash text primary key,
    case_id    uuid        not null references keyback.recovery_case,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index case_link_by_case on keyback.case_link (case_id);
