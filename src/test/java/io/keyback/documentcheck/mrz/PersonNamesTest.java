package io.keyback.documentcheck.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.mrz.PersonNames.Likeness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna Maria|Eriksson|ERIKSSON<<ANNA<MARIA<<",
                "anna maria|eriksson|ERIKSSON<<ANNA<MARIA<<",
                "Anna|Eriksson|ERIKSSON<<ANNA<MARIA<<",
                "Anna M.|Eriksson|ERIKSSON<<ANNA<MARIA<<",
                "Anna Maria|Eriksson|ERIKSSON<<ANNA<M<<",
                "Anna-Maria|Eriksson|ERIKSSON<<ANNA<MARIA<<",
                "AnnaMaria|Eriksson|ERIKSSON<<ANNA<MARIA<<",
                "Brian|O'Connor|OCONNOR<<BRIAN<<",
                "Brian|O’Connor|O<CONNOR<<BRIAN<<",
                "Jean-Luc|D'Arc|DARC<<JEAN<LUC<<",
                "Hendrik|van der Muellen|VAN<DER<MUELLEN<<HENDRIK<<",
                "Hendrik|Van Dermuellen|VAN<DER<MUELLEN<<HENDRIK<<",
                "Maria|García-Márquez|GARCIA<MARQUEZ<<MARIA<<",
                "Jürgen|Müller|MUELLER<<JUERGEN<<",
                "Jürgen|Müller|MULLER<<JURGEN<<",
                "Jürgen|Müller|MUXXLLER<<JUERGEN<<",
                "Juergen|Mueller|MUELLER<<JUERGEN<<",
                "Søren|Ångström|AANGSTROEM<<SOEREN<<",
                "Søren|Ångström|ANGSTROM<<SOREN<<",
                "Íñigo|Núñez|NUNEZ<<INIGO<<",
                "Íñigo|Núñez|NUNXXEZ<<INIGO<<",
                "Karl|Weiß|WEISS<<KARL<<",
                "Þórdís|Ægisdóttir|AEGISDOTTIR<<THORDIS<<",
                "Łukasz|Wójcik|WOJCIK<<LUKASZ<<",
                "İbrahim|Işık|ISIK<<IBRAHIM<<",
                "Иван|Петров|PETROV<<IVAN<<",
                "Сергей|Щербаков|SHCHERBAKOV<<SERGEI<<",
                "Сергей|Щербаков|SHCHERBAKOV<<SERGEY<<",
                "Юлия|Ильина|ILINA<<IULIIA<<",
                "Юлия|Ильина|ILYINA<<YULIYA<<",
                "Олексій|Гончаренко|HONCHARENKO<<OLEKSII<<",
                "Георги|Щерев|SHTEREV<<GEORGI<<",
                "Љубомир|Њешић|NJESIC<<LJUBOMIR<<",
                "Дмитрий|Хрущёв|KHRUSHCHEV<<DMITRII<<",
                "Анна|Жукова|ZHUKOVA<<ANNA<<",
                "محمد|حسن|XHSN<<MXHMD<<"
            })
    void theSameHoweverItIsWritten(String given, String surname, String zone) {
        assertThat(compare(given, surname, zone)).isEqualTo(Likeness.SAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Eriksson|Anna Maria|ERIKSSON<<ANNA<MARIA<<",
                "Maria Anna|Eriksson|ERIKSSON<<ANNA<MARIA<<",
                "Maria|Eriksson|ERIKSSON<<ANNA<MARIA<<",
                "Anna Maria|Eriksson|ERIKSSON<<ANNA<<",
                "Anna|Erikson|ERIKSSON<<ANNA<<",
                "Anna|Eriksen|ERIKSSEN<<ANNA<<",
                "Gabriel|García|GARCIA<MARQUEZ<<GABRIEL<<",
                "Gabriel|García Márquez|GARCIA<<GABRIEL<<",
                "Muller|Jurgen|MUELLER<<JUERGEN<<",
                "Yuliya|Ilyina|ILINA<<IULIIA<<",
                "Sergey|Shcherbakov|SHCHERBAKOV<<SERGEI<<",
                "Alexey|Chaykovskiy|CHAIKOVSKII<<ALEKSEI<<",
                "Wladimir|Iwanow|IVANOV<<VLADIMIR<<",
                "Anna|Shvarzenegger|SCHWARZENEGGER<<ANNA<<",
                "Anna|Ivanov|IVANOVA<<ANNA<<"
            })
    void closeWhenSomebodyShouldLook(String given, String surname, String zone) {
        assertThat(compare(given, surname, zone)).isEqualTo(Likeness.CLOSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna|Eriksson|ERIKSSON<<BRITTA<<",
                "Anna|Eriksson|JOHANSSON<<ANNA<<",
                "Anna|Eriksson|ERIKSSON<<HANNA<<",
                "Anna|Eriksson|ERIKSSON<<ANNE<<",
                "Maria|Rossi|ROSSI<<MARIO<<",
                "Daniel|Cohen|COHEN<<DANIELA<<",
                "Gabriele|Rossi|ROSSI<<GABRIEL<<",
                "John|Smith|SMITH<<JOAN<<",
                "John|Smith|SMYTHE<<JOHN<<",
                "John|Smith|JONES<<SMITH<<",
                "Peter|Lee|LI<<PETER<<",
                "Wei|Wang|WONG<<WEI<<",
                "Li|Wang|WANG<<LEI<<",
                "Иван|Петров|PETRENKO<<IVAN<<",
                "Сергей|Петров|SIDOROV<<SERGEI<<",
                "Hans|van der Berg|VAN<DER<MEER<<HANS<<",
                "Ali|Al Sayed|AL<HARBI<<ALI<<",
                "Omar|bin Hassan|BIN<KHALID<<OMAR<<",
                "Anna Maria|Eriksson|ERIKSSON<<ANNA<LOVISA<<",
                "A|Eriksson|ERIKSSON<<BRITTA<<",
                "Maria|García Márquez|LOPEZ<MARQUEZ<<MARIA<<",
                "გიორგი|ბერიძე|BERIDZE<<GIORGI<<",
                "'-'|'.'|ERIKSSON<<ANNA<<",
                "''|''|ERIKSSON<<ANNA<<"
            })
    void differentWhenItIsAnotherPerson(String given, String surname, String zone) {
        assertThat(compare(given, surname, zone)).isEqualTo(Likeness.DIFFERENT);
    }

    /** Thirty people of different names: each is himself, and nobody is close to another, either way round. */
    @Test
    void nobodyPassesForAnother() {
        List<MrzName> people = List.of(
                name("SMITH", "JOHN"),
                name("SMITH", "JANE"),
                name("SMITH", "JAMES WILLIAM"),
                name("JONES", "JOHN"),
                name("JOHNSON", "JAMES"),
                name("JACKSON", "JAMES"),
                name("MARTINEZ", "JOSE"),
                name("MARTIN", "JOSE"),
                name("RODRIGUEZ", "MARIA"),
                name("GARCIA", "MARIO"),
                name("GARCIA", "MARIA"),
                name("GONZALEZ", "LUIS"),
                name("WANG", "WEI"),
                name("WONG", "WAI"),
                name("ZHANG", "WEI"),
                name("CHANG", "MING"),
                name("IVANOV", "PETR"),
                name("IVANOV", "PAVEL"),
                name("PETROV", "IVAN"),
                name("IVANENKO", "PETRO"),
                name("MUELLER", "HANS"),
                name("KELLER", "HANS"),
                name("MILLER", "HEINZ"),
                name("MAIER", "ANNA"),
                name("NGUYEN", "VAN ANH"),
                name("NGUYEN", "THI ANH"),
                name("KHAN", "IMRAN"),
                name("KHAN", "IRFAN"),
                name("HANSEN", "ERIK"),
                name("JENSEN", "ERIK"));

        for (MrzName person : people) {
            for (MrzName other : people) {
                Likeness likeness = PersonNames.compare(person.secondary(), person.primary(), other);
                assertThat(likeness)
                        .as("%s against %s", person, other)
                        .isEqualTo(person.equals(other) ? Likeness.SAME : Likeness.DIFFERENT);
            }
        }
    }

    /** The examples of 9303-3 and 9303-4 for names that are too long, and one name alone. */
    @Test
    void whatDidNotFitIsNoDifference() {
        assertThat(compare(
                        "Dingo Potoroo",
                        "Bennelong Wooloomooloo Warrandyte Warnambool",
                        "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI"))
                .isEqualTo(Likeness.CLOSE);
        assertThat(compare(
                        "Chayapa Dejthamrong Krasuang", "Nilavadhanananda", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"))
                .isEqualTo(Likeness.SAME);
        assertThat(compare("Chayapa", "Nilavadhanananda", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"))
                .isEqualTo(Likeness.SAME);
        assertThat(compare("Chantana Malee", "Nilavadhanananda", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"))
                .isEqualTo(Likeness.DIFFERENT);
        assertThat(compare("", "Arkfreith", "ARKFREITH<<<<<<<")).isEqualTo(Likeness.SAME);
        assertThat(compare("Anna", "Arkfreith", "ARKFREITH<<<<<<<")).isEqualTo(Likeness.DIFFERENT);
        assertThat(compare("Ahmad", "Hassan", "AHMAD<HASSAN<<<<<<<")).isEqualTo(Likeness.SAME);
    }

    @Test
    void aLongNameTakesNoTime() {
        String word = "Щ".repeat(500);

        assertThat(compare(word, word, "SHCH".repeat(500) + "<<" + "SHT".repeat(500) + "<"))
                .isEqualTo(Likeness.SAME);
    }

    private static Likeness compare(String given, String surname, String zone) {
        return PersonNames.compare(given, surname, MrzName.of(zone));
    }

    private static MrzName name(String surname, String given) {
        return new MrzName(surname, given, false);
    }
}
