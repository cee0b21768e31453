-- Pictures of the document that the gate refused for their quality; the pictures themselves are not kept.
create table keyback.picture_refusal (
    case_id uuid        not null,
    kind    text        not null,
    reasons text[]      not null,
    at      timestamptz not null
);

create index picture_refusal_of_case on keyback.picture_refusal (case_id, kind, at);
