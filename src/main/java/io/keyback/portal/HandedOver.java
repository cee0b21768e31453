package io.keyback.portal;

import java.io.Serializable;
import java.util.UUID;

/** What the session of a second device keeps: which hand-over of a face check it opened. It gives no right to the case. */
record HandedOver(UUID id) implements Serializable {}
