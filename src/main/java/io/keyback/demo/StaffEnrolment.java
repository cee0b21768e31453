package io.keyback.demo;

import io.keyback.access.Staff;
import io.keyback.access.StaffDirectory;
import io.keyback.access.StaffRole;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Enrols the demo staff, whose passwords everybody knows; in the demo profile only. */
@Component
@Profile("demo")
class StaffEnrolment implements ApplicationRunner {

    private final StaffDirectory directory;

    StaffEnrolment(StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (DemoStaff staff : DemoStaff.all()) {
            directory.ensure(new Staff(
                    staff.username(),
                    staff.displayName(),
                    StaffRole.valueOf(staff.role().name()),
                    staff.password()));
        }
    }
}
