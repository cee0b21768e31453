package io.keyback.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyback.keys.Keys;
import io.keyback.keys.TestKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    private static final Chain CHAIN = new Chain(UUID.fromString("0b2f6f0e-4f6e-4a55-9a35-0e6f0f2f8f10"));
    private static final Instant AT = Instant.parse("2026-11-24T14:05:00.000001Z");
    private static final Actor RITA = Actor.staff("rita");
    private static final Details DETAILS =
            Details.NONE.with("verdict", Action.REVIEWED).with("round", 1);
    private static final Entry ENTRY = new Entry(CHAIN, 2, AT, RITA, Action.REVIEWED, DETAILS);

    @TempDir
    private Path directory;

    private Keys keys;

    @BeforeEach
    void keys() {
        keys = TestKeys.in(directory);
    }

    @Test
    void theMacIsAnHmacOverAllPartsInThisOrder() {
        String[] parts = {
            "abcd",
            "0b2f6f0e-4f6e-4a55-9a35-0e6f0f2f8f10",
            "2",
            "2026-11-24T14:05:00.000001Z",
            "STAFF",
            "rita",
            "REVIEWED",
            "2",
            "round",
            "1",
            "verdict",
            "REVIEWED"
        };

        assertThat(ENTRY.mac(keys, "abcd")).isEqualTo(HexFormat.of().formatHex(keys.hmac(Keys.Purpose.AUDIT, parts)));
    }

    @Test
    void noPartCanBeAnotherWithoutAnotherMac() {
        List<Entry> others = List.of(
                ENTRY,
                new Entry(Chain.SYSTEM, 2, AT, RITA, Action.REVIEWED, DETAILS),
                new Entry(CHAIN, 3, AT, RITA, Action.REVIEWED, DETAILS),
                new Entry(CHAIN, 2, AT.plusNanos(1000), RITA, Action.REVIEWED, DETAILS),
                new Entry(CHAIN, 2, AT, Actor.staff("ruth"), Action.REVIEWED, DETAILS),
                new Entry(CHAIN, 2, AT, Actor.SYSTEM, Action.REVIEWED, DETAILS),
                new Entry(CHAIN, 2, AT, Actor.HOST, Action.REVIEWED, DETAILS),
                new Entry(CHAIN, 2, AT, RITA, Action.STOPPED, DETAILS),
                new Entry(CHAIN, 2, AT, RITA, Action.REVIEWED, Details.NONE),
                new Entry(CHAIN, 2, AT, RITA, Action.REVIEWED, Details.NONE.with("round", 1)),
                new Entry(CHAIN, 2, AT, RITA, Action.REVIEWED, DETAILS.with("more", 1)),
                new Entry(
                        CHAIN,
                        2,
                        AT,
                        RITA,
                        Action.REVIEWED,
                        Details.NONE.with("verdict", Action.STOPPED).with("round", 1)));

        Set<String> macs = new HashSet<>();
        others.forEach(entry -> macs.add(entry.mac(keys, "abcd")));
        macs.add(ENTRY.mac(keys, "abce"));
        macs.add(ENTRY.mac(keys, Entry.NOTHING));

        assertThat(macs).hasSize(others.size() + 2);
    }

    @Test
    void partsDoNotRunTogether() {
        Details oneLonger = Details.NONE.withId("a", "bc").withId("d", "e");
        Details otherLonger = Details.NONE.withId("ab", "c").withId("d", "e");

        assertThat(mac(oneLonger)).isNotEqualTo(mac(otherLonger));
    }

    @Test
    void theOrderOfDetailsDoesNotMatter() {
        Details turned = Details.NONE.with("round", 1).with("verdict", Action.REVIEWED);

        assertThat(turned).isEqualTo(DETAILS);
        assertThat(mac(turned)).isEqualTo(mac(DETAILS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Grace Hopper", "grace@halden.example", "", "a\nb", "Mill Lane 12", "Zoë", "1,5", "a/b", "x;y"})
    void whatPeopleTypeIsNoDetail(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> Details.NONE.withId("user", typed));
    }

    @Test
    void whatIsRefusedIsNotWrittenDownByTheRefusal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Details.NONE.withId("user", "Grace Hopper"))
                .withMessageNotContaining("Grace");
    }

    @Test
    void aHashHasItsForm() {
        String hash = "0".repeat(64);

        assertThat(Details.NONE.withSha256("hash", hash).values()).containsEntry("hash", hash);
        for (String other : List.of("0".repeat(63), "A".repeat(64), hash + "0")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Details.NONE.withSha256("hash", other));
        }
    }

    @Test
    void aDetailIsThereOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> DETAILS.with("round", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> DETAILS.with("Round", 2));
    }

    @Test
    void exactlyStaffHasAName() {
        for (Actor.Kind kind : Actor.Kind.values()) {
            String name = kind == Actor.Kind.STAFF ? null : kind.name().toLowerCase(Locale.ROOT);
            assertThatIllegalArgumentException().isThrownBy(() -> new Actor(kind, name));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.staff(""));
    }

    private String mac(Details details) {
        return new Entry(CHAIN, 2, AT, RITA, Action.REVIEWED, details).mac(keys, "abcd");
    }
}
