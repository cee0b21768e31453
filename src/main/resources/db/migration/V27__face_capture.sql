-- Attempts at the face check: what was asked, what was seen, and to which pictures it belongs. No pictures, no templates.
create table keyback.face_capture (
    id       uuid        primary key,
    case_id  uuid        not null,
    asked_at timestamptz not null,
    ended_at timestamptz,
    shown    boolean     not null default false,
    -- hash over the pictures that were kept of it; null where none were
    evidence text,
    report   jsonb,
    engine   text
);

create index face_capture_of_case on keyback.face_capture (case_id, asked_at);
