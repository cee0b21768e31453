-- What is due is taken up by rank, and of one rank what has been due for longest.
create index keyback_job_priority on public.act_ru_job (priority_ desc, duedate_);

-- Reviews are counted for everybody who has the list open; this has all that the count reads, in the order in which it does.
create index keyback_task_counted on public.act_ru_task (id_, task_def_key_);

-- An applicant's place in the queue is a count of those that are due before; it reads the index alone.
drop index keyback.recovery_case_in_review;
create index recovery_case_in_review on keyback.recovery_case
    ((extract(epoch from clock_running_since at time zone 'UTC') - clock_spent_seconds))
    include (clock_running_since, clock_spent_seconds, status)
    where status = 'IN_REVIEW';
