-- Email codes. A code is derived from the case and the number of its issue with a secret that is not in the database.
create table keyback.email_code (
    case_id uuid primary key,
    account_id text not null,
    tries int not null default 0,
    confirmed_at timestamptz
);

create table keyback.email_code_issue (
    case_id uuid not null references keyback.email_code (case_id) on delete cascade,
    issue_no int not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (case_id, issue_no)
);

-- Tries of an account on a day (UTC), over all its cases.
create table keyback.email_code_tries (
    account_id text not null,
    day date not null,
    tries int not null,
    primary key (account_id, day)
);

create index email_code_tries_day on keyback.email_code_tries (day);
