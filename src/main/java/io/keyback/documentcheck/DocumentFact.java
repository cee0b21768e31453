package io.keyback.documentcheck;

import io.keyback.evidence.CheckResult.Finding;
import java.util.Map;

/** Everything that the document check can establish. What each weighs is said by {@link DocumentRules}. */
public enum DocumentFact {
    FRONT_MISSING("The picture of the document's front is missing."),
    BACK_MISSING("The picture of the document's back is missing; this type of document needs it."),
    PICTURE_UNREADABLE("A picture of the document cannot be opened, or is not the one that was handed in."),
    PICTURE_TOO_SMALL("A picture of the document has too few pixels to be read."),
    SAME_PICTURE_TWICE("Front and back are the same picture."),
    COUNTRY_UNKNOWN("The declared issuing country does not exist."),
    STATE_MISSING("A document of the United States was declared without its state."),
    STATE_UNKNOWN("The declared state is not one of the United States."),
    STATE_NOT_EXPECTED("A state was declared for a country other than the United States."),

    DOCUMENT_READ("The document was read with certainty."),
    DOCUMENT_READ_UNCERTAIN("The document was read, but not with certainty; compare what was read with the picture."),
    CHECK_DIGITS_WRONG("Check digits on the document do not hold: it was misread, or it was not made by an authority."),
    WRONG_TYPEFACE(
            "The lines of letters are not printed in the typeface that authorities use; look who made the document."),
    DOCUMENT_NOT_READ("The document was not read; a reviewer must read it and compare it."),
    READING_TOOK_TOO_LONG("The document was not read in time; a reviewer must read it and compare it."),
    READING_BROKE("The document was not read, because reading it broke; a reviewer must read it and compare it."),
    NO_READER_FREE("The document was not read, because too many others were being read; a reviewer must read it."),

    TYPE_AGREES("The document is of the declared type."),
    TYPE_DIFFERS("The document is of another type than was declared."),
    IS_VISA("The picture shows a visa, which is no identity document."),
    TYPE_NOT_KNOWN("What was read does not say what type of document it is."),

    COUNTRY_AGREES("The document was issued by the declared country."),
    COUNTRY_DIFFERS("The document was issued by another country than was declared."),
    COUNTRY_NOT_READ("What was read does not say which country issued the document."),
    STATE_AGREES("The document was issued by the declared state."),
    STATE_DIFFERS("The document was issued by another state than was declared."),
    STATE_NOT_READ("What was read does not say which state issued the document."),
    NO_NATIONAL_ID_CARD("The declared country is not known to issue national ID cards; look what the document is."),
    COUNTRY_ISSUES_NO_DOCUMENTS("The declared territory is not known to issue documents of its own."),

    NOT_EXPIRED("The document has not expired."),
    EXPIRES_SOON("The document expires soon."),
    EXPIRED("The document has expired."),
    EXPIRY_NOT_READ("Until when the document is valid was not read."),

    NAME_AS_ENTERED("The name on the document is the one that was entered."),
    NAME_CLOSE_TO_ENTERED("The name on the document is close to the one that was entered, but not the same."),
    NAME_NOT_AS_ENTERED("The name on the document is not the one that was entered."),
    NAME_AS_ON_FILE("The name on the document is the one on file."),
    NAME_CLOSE_TO_FILE("The name on the document is close to the one on file, but not the same."),
    NAME_NOT_AS_ON_FILE("The name on the document is not the one on file."),
    NAME_NOT_COMPARED("The name on the document was not compared: it was not read, or none was entered."),

    BIRTH_AS_ENTERED("The date of birth on the document is the one that was entered."),
    BIRTH_NOT_AS_ENTERED("The date of birth on the document is not the one that was entered."),
    BIRTH_AS_ON_FILE("The date of birth on the document is the one on file."),
    BIRTH_NOT_AS_ON_FILE("The date of birth on the document is not the one on file."),
    BIRTH_NOT_COMPARED("The date of birth on the document was not compared: it was not read, or none was entered."),
    AGE_PLAUSIBLE("By the document the holder is of a plausible age."),
    AGE_IMPLAUSIBLE("By the document the holder is implausibly young or old."),

    NUMBER_USUAL("The document's number has the form that is usual in its country, or none is known."),
    NUMBER_UNUSUAL("The document's number has not the form that is usual in its country."),
    NUMBER_NOT_READ("The document's number was not read."),

    SEEN_NOWHERE_ELSE("The document has not been seen with another account."),
    NUMBER_SEEN_ELSEWHERE("A document with the same number was handed in for another account."),
    PICTURE_SEEN_ELSEWHERE("The same picture was handed in for another account."),
    SIMILAR_PICTURE_SEEN_ELSEWHERE("A picture that looks nearly the same was handed in for another account."),

    SIDES_SWAPPED("Front and back were handed in the wrong way round."),
    REFUSED_BEFORE(
            "Pictures of the document were sent back at upload; the applicant may have insisted on the last one."),
    LOW_RESOLUTION("A picture of the document has few pixels; small print may be hard to read."),
    UNUSUAL_SHAPE("A picture is narrower than a photograph of such a document; it may be cut or a screenshot."),
    EDITED_PICTURE("By its own data a picture of the document was written by a program that edits."),
    TAKEN_LONG_AGO("By its own data a picture of the document was taken long before it was handed in."),
    TAKEN_IN_FUTURE("By its own data a picture of the document was taken after it was handed in.");

    private final String text;

    DocumentFact(String text) {
        this.text = text;
    }

    Finding finding(Map<String, Double> numbers) {
        return new Finding(name(), text, numbers);
    }
}
