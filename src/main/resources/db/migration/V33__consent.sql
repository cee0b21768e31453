-- To what applicants agreed, by which words, and until when: a row for each time. It proves what was done with a face, so
-- that it is kept when the face is not.
create table keyback.consent (
    case_id      uuid        not null references keyback.recovery_case,
    number       integer     not null,
    wording      text        not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz,
    primary key (case_id, number)
);
comment on column keyback.consent.wording is 'which version of the sentence was shown';

create unique index consent_present on keyback.consent (case_id) where withdrawn_at is null;
