package io.keyback.demo;

import java.util.List;

/**
 * Somebody who works on cases in the demo profile; whoever owns the sign-in of staff creates them from here.
 *
 * @param password a published demo password, never one of a real installation
 */
public record DemoStaff(String username, String password, Role role, String displayName) {

    /** What somebody may do. */
    public enum Role {
        REVIEWER,
        SENIOR_REVIEWER,
        PROCESS_OWNER,
        ADMINISTRATOR
    }

    /** One of each role. */
    public static List<DemoStaff> all() {
        return List.of(
                new DemoStaff("ruth", "ruth-reads-closely", Role.REVIEWER, "Ruth Adler"),
                new DemoStaff("simon", "simon-reads-twice", Role.SENIOR_REVIEWER, "Simon Achterberg"),
                new DemoStaff("petra", "petra-owns-the-flow", Role.PROCESS_OWNER, "Petra Novak"),
                new DemoStaff("ada", "ada-keeps-the-keys", Role.ADMINISTRATOR, "Ada Thorsen"));
    }
}
