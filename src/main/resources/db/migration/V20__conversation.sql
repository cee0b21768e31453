create table keyback.message (
    case_id          uuid        not null references keyback.recovery_case,
    number           integer     not null,
    author           text        not null check (author in ('APPLICANT', 'STAFF')),
    written_by       text,
    client_id        uuid        not null,
    text             text        not null,
    evidence_id      uuid,
    round            integer     not null,
    written_at       timestamptz not null,
    read_at          timestamptz,
    notice_tried_at  timestamptz,
    notice_closed_at timestamptz,
    primary key (case_id, number),
    check ((author = 'STAFF') = (written_by is not null))
);
comment on column keyback.message.number is 'from 1 on, without a gap, in each case';
comment on column keyback.message.written_by is 'the member of staff; applicants never see it';
comment on column keyback.message.client_id is 'chosen by the page that sent it, so that what is sent twice is kept once';
comment on column keyback.message.evidence_id is 'the picture that came with it';
comment on column keyback.message.read_at is 'when the other side had it before its eyes';
comment on column keyback.message.notice_closed_at is 'when the mail about it was out, or was not needed any more';

create unique index message_sent_once on keyback.message (case_id, author, client_id);
create index message_to_tell_of on keyback.message (case_id, number)
    where author = 'STAFF' and read_at is null and notice_closed_at is null;
