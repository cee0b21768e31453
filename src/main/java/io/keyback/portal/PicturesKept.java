package io.keyback.portal;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the words for the time for which pictures are kept after the end of a request, such as “30 days”. */
@ControllerAdvice(basePackageClasses = PicturesKept.class)
class PicturesKept {

    private final Duration kept;

    PicturesKept(@Value("${keyback.erasure.pictures:30d}") Duration kept) {
        this.kept = kept;
    }

    @ModelAttribute("picturesKept")
    String words() {
        return kept.toDays() == 1 ? "1 day" : kept.toDays() + " days";
    }
}
