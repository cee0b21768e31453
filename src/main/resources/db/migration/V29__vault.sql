-- What is personal is sealed from here on. A Keyback from before was not to be put before real accounts; its cases are
-- neither lost nor half taken over.
do $$
begin
    if exists (select from keyback.recovery_case) then
        raise exception 'This database holds cases from before their data were encrypted. Nothing was changed. Begin with an empty database (the demo: delete the folder .keyback).';
    end if;
end $$;

create table keyback.case_key (
    case_id   uuid primary key,
    wrapped   bytea,
    ring_key  text,
    made_at   timestamptz not null,
    erased_at timestamptz,
    check ((wrapped is null) = (ring_key is null)),
    check ((wrapped is null) = (erased_at is not null))
);
comment on table keyback.case_key is 'the data key of each case, wrapped by a key outside the database; without it what is sealed of the case is noise';
comment on column keyback.case_key.ring_key is 'the id of the key that wrapped it';
comment on column keyback.case_key.erased_at is 'when the key was deleted; the case gets no other one';
create index case_key_by_ring_key on keyback.case_key (ring_key);

alter table keyback.answer drop column data;
alter table keyback.answer
    add column version integer not null,
    add column sealed  bytea   not null;

alter table keyback.evidence drop column bytes, drop column software, drop column taken_at;
alter table keyback.evidence
    add column sealed bytea not null,
    add column exif   bytea;
-- Neither JPEG nor what is sealed compresses.
alter table keyback.evidence alter column sealed set storage external;
comment on column keyback.evidence.exif is 'sealed: what the file said of itself';

create table keyback.original (
    evidence_id uuid primary key references keyback.evidence on delete cascade,
    case_id     uuid  not null,
    sealed      bytea not null
);
alter table keyback.original alter column sealed set storage external;
comment on table keyback.original is 'files as they were sent, for an investigation; nothing serves or decodes them';
create index original_of_case on keyback.original (case_id);

alter table keyback.message drop column text;
alter table keyback.message add column sealed bytea not null;

alter table keyback.review drop column note;
alter table keyback.review add column note bytea not null;

alter table keyback.stop_decision drop column note;
alter table keyback.stop_decision add column note bytea not null;

alter table keyback.info_request drop column note, drop column question, drop column answer;
alter table keyback.info_request
    add column note     bytea not null,
    add column question bytea,
    add column answer   bytea;

alter table keyback.document_reading drop column lines, drop column compared, drop column place;
alter table keyback.document_reading add column sealed bytea not null;
comment on table keyback.document_reading is
    'what was read of a picture, what it was compared with, and where it stands; goes with the picture';

alter table keyback.face_capture drop column report;
alter table keyback.face_capture add column sealed bytea;
comment on column keyback.face_capture.sealed is 'the report';
