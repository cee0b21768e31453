package io.keyback.review;

import io.keyback.recovery.ReviewTasks;
import java.security.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands a reviewer the next case, so that nobody has to choose. */
@RestController
class NextCaseController {

    private final ReviewTasks tasks;

    NextCaseController(ReviewTasks tasks) {
        this.tasks = tasks;
    }

    /** The task that is his now. */
    record Next(String task) {}

    /** Without content when nothing waits for him. */
    @PostMapping("/review/next")
    ResponseEntity<Next> next(Principal reviewer) {
        return tasks.claimNext(reviewer.getName())
                .map(task -> ResponseEntity.ok(new Next(task)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
