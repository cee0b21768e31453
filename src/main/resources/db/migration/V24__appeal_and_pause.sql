alter table keyback.recovery_case
    add column appeal_by           timestamptz,
    add column appealed_at         timestamptz,
    add column sign_in_reported_at timestamptz,
    add column paused_until        timestamptz,
    add column resumed_at          timestamptz;
comment on column keyback.recovery_case.appeal_by is 'until when a rejection may be appealed; null when it may not, or no longer';
comment on column keyback.recovery_case.sign_in_reported_at is 'when the host last reported a sign-in with a second factor';
comment on column keyback.recovery_case.paused_until is 'until when an answer to the pause is awaited; null while there is none';
