-- Face checks that go on on a second device, by a code that the first one shows. Nothing of the second device is kept.
create table keyback.face_hand_over (
    id          uuid        primary key,
    case_id     uuid        not null,
    device      integer     not null,
    -- SHA-256; the token itself is in the code alone
    token_hash  text        not null unique,
    made_at     timestamptz not null,
    valid_until timestamptz not null,
    opened_at   timestamptz,
    ended       text,
    step        integer     not null default 0,
    steps       integer     not null default 0,
    attempt     text
);
comment on column keyback.face_hand_over.device is 'the device of the case that shows the code';
comment on column keyback.face_hand_over.valid_until is 'until when it can be opened; from the opening on, until when it can be used';
comment on column keyback.face_hand_over.attempt is 'how the latest attempt ended; null while one is under way, and before the first';

create index face_hand_over_of_case on keyback.face_hand_over (case_id, made_at);
create unique index face_hand_over_present on keyback.face_hand_over (case_id) where ended is null;

alter table keyback.face_capture add column hand_over uuid;
comment on column keyback.face_capture.hand_over is 'by which a second device showed the face; null where the first did';
