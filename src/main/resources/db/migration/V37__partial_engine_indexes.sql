-- Indexes of the engine on columns that are empty in nearly all of Keyback's rows: tenants, removal times, CMMN, batches,
-- variables of tasks. Each row would be written into all of them. A search by such a column, and the check of a foreign
-- key, asks for a value and never for null, so the rest of the index serves it as before. Names stay the engine's own.
do $$
declare
    name text;
    definition text;
    nullable text;
begin
    foreach name in array array[
        'act_idx_exec_tenant_id', 'act_idx_exe_super', 'act_idx_exec_buskey', 'act_idx_exe_parent',
        'act_idx_task_tenant_id', 'act_idx_task_owner', 'act_idx_task_assignee', 'act_idx_task_case_exec',
        'act_idx_task_last_updated',
        'act_idx_ident_lnk_user', 'act_idx_ident_lnk_group', 'act_idx_athrz_procedef', 'act_idx_tskass_task',
        'act_idx_event_subscr_tenant_id',
        'act_idx_variable_tenant_id', 'act_idx_variable_task_id', 'act_idx_variable_task_name_type',
        'act_idx_batch_id', 'act_idx_var_bytearray', 'act_idx_var_case_exe', 'act_idx_var_case_inst_id',
        'act_idx_job_tenant_id', 'act_idx_job_exception',
        'act_idx_auth_group_id', 'act_idx_auth_root_pi', 'act_idx_auth_rm_time',
        'act_idx_bytear_depl', 'act_idx_bytearray_root_pi', 'act_idx_bytearray_rm_time',
        'act_idx_hi_pro_inst_tenant_id', 'act_idx_hi_pro_inst_rm_time', 'act_idx_hi_pro_rst_pro_inst_id',
        'act_idx_hi_act_inst_tenant_id', 'act_idx_hi_act_inst_rm_time',
        'act_idx_hi_task_inst_tenant_id', 'act_idx_hi_task_inst_rm_time',
        'act_idx_hi_var_inst_tenant_id', 'act_idx_hi_varinst_rm_time', 'act_idx_hi_varinst_bytear',
        'act_idx_hi_casevar_case_inst',
        'act_idx_hi_dec_inst_tenant_id', 'act_idx_hi_dec_inst_rm_time', 'act_idx_hi_dec_inst_ci',
        'act_idx_hi_dec_inst_root_id', 'act_idx_hi_dec_in_rm_time', 'act_idx_hi_dec_out_rm_time'
    ] loop
        select pg_get_indexdef(i.indexrelid), quote_ident(a.attname) into strict definition, nullable
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indexrelid = ('public.' || name)::regclass and not a.attnotnull;
        execute format('drop index public.%I', name);
        execute format('%s where %s is not null', definition, nullable);
    end loop;
end
$$;
