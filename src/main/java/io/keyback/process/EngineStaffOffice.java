package io.keyback.process;

import io.keyback.access.Staff;
import io.keyback.access.StaffOffice;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Enrols staff with an engine that does nothing else. Public, as the service loader wants it. */
public class EngineStaffOffice implements StaffOffice {

    @Override
    public boolean enrol(DataSource database, Staff staff) {
        ProcessEngine engine = engine(database);
        try {
            IdentityService identities = engine.getIdentityService();
            StaffGroup.of(staff.role()).ensureIn(identities);
            return EngineStaffDirectory.enrol(identities, staff);
        } finally {
            engine.close();
        }
    }

    private static ProcessEngine engine(DataSource database) {
        StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("staff");
        engine.setDataSource(database);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.setCustomHistoryLevels(List.of(new LeanHistory(variable -> false)));
        engine.setHistory(LeanHistory.NAME);
        engine.setJobExecutorActivate(false);
        engine.setMetricsEnabled(false);
        engine.setAuthorizationEnabled(true);
        engine.setPasswordEncryptor(new StaffPasswords());
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new StaffPasswordPolicy());
        return engine.buildProcessEngine();
    }
}
