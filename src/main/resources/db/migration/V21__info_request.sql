alter table keyback.info_request
    add column question text,
    add column given    text[] not null default '{}',
    add column answer   text;
comment on column keyback.info_request.question is 'in the reviewer''s words; the applicant reads it on the page and never in a mail';
comment on column keyback.info_request.given is 'which of the items the applicant has given by now';
comment on column keyback.info_request.answer is 'to the question';

-- What was one item became three.
update keyback.info_request
set items = items - 'PERSONAL_INFORMATION'
    || jsonb_build_object(
        'NAME', items -> 'PERSONAL_INFORMATION',
        'DATE_OF_BIRTH', items -> 'PERSONAL_INFORMATION',
        'ADDRESS', items -> 'PERSONAL_INFORMATION')
where items ? 'PERSONAL_INFORMATION';
update keyback.recovery_case
set requested_info = array_remove(requested_info, 'PERSONAL_INFORMATION')
    || array['NAME', 'DATE_OF_BIRTH', 'ADDRESS']
where 'PERSONAL_INFORMATION' = any (requested_info);
comment on column keyback.check_result.fingerprint is 'hash of what this check judged, and of nothing else';
