-- A result from before this column says of nothing what it judged: it matches no evidence.
alter table keyback.check_result add column fingerprint text not null default '';
alter table keyback.check_result alter column fingerprint drop default;
comment on column keyback.check_result.fingerprint is 'hash of the evidence and answers that this check judged';
