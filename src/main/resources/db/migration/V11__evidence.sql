-- What applicants handed in. A replaced picture stays, with superseded_at, until its case is erased.
create table keyback.evidence (
    id            uuid        primary key,
    case_id       uuid        not null,
    kind          text        not null,
    position      integer     not null,
    format        text        not null,
    width         integer     not null,
    height        integer     not null,
    sha256        text        not null,
    bytes         bytea       not null,
    received_at   timestamptz not null,
    software      text,
    taken_at      timestamptz,
    superseded_at timestamptz
);

-- JPEG does not compress any further.
alter table keyback.evidence alter column bytes set storage external;

create unique index evidence_current on keyback.evidence (case_id, kind, position) where superseded_at is null;
create index evidence_of_case on keyback.evidence (case_id, kind);
