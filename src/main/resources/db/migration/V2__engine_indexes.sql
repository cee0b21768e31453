-- The engine searches due timers and sorts task lists by these columns, and brings no index for either.
create index keyback_job_duedate on public.act_ru_job (duedate_);
create index keyback_task_due_date on public.act_ru_task (due_date_);
