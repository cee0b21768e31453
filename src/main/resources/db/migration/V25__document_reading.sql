alter table keyback.check_result add column engine text;
comment on column keyback.check_result.engine is 'what judged, with its version; null where nothing but Keyback''s own rules did';

create table keyback.document_reading (
    evidence_id uuid             not null references keyback.evidence on delete cascade,
    case_id     uuid             not null,
    part        text             not null,
    lines       jsonb            not null,
    compared    jsonb            not null,
    confidence  double precision not null,
    certain     boolean          not null,
    place       jsonb            not null,
    read_at     timestamptz      not null,
    primary key (evidence_id, part)
);
comment on table keyback.document_reading is
    'personal data: what was read of a picture, what it was compared with, and where it stands; goes with the picture, and must be erased with it';
comment on column keyback.document_reading.place is 'four corners in pixels of the picture';
create index document_reading_of_case on keyback.document_reading (case_id);

create table keyback.document_seen (
    case_id uuid        not null,
    account bytea       not null,
    trait   text        not null,
    value   bytea       not null,
    pattern bigint,
    seen_at timestamptz not null,
    primary key (case_id, trait, value)
);
comment on table keyback.document_seen is
    'by what a document is known again in another account''s case: keyed hashes, no plain data; what is erased with a case, and what is kept longer, the erasure decides';
comment on column keyback.document_seen.account is 'HMAC of the account, keyed outside the database';
comment on column keyback.document_seen.value is 'HMAC of issuer and number, or SHA-256 of a picture';
comment on column keyback.document_seen.pattern is 'difference hash of the picture: few bits differ between look-alikes; null where it has too little structure';
create index document_seen_value on keyback.document_seen (trait, value);
