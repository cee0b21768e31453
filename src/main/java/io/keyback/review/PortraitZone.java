package io.keyback.review;

import io.keyback.documentcheck.DocumentType;

/**
 * Where the portrait stands on the front of a document by its layout, in parts of the picture. Nobody has looked for a
 * face; the picture is taken as framed by the document with a narrow edge around it.
 */
record PortraitZone(double left, double top, double width, double height) {

    /** Left of the data page: ICAO 9303, parts 3 and 4, TD3. */
    private static final PortraitZone DATA_PAGE = new PortraitZone(0.04, 0.16, 0.33, 0.6);

    /** Left of the card: ICAO 9303, part 5, TD1; ISO/IEC 18013-1 and the AAMVA standard for licences. */
    private static final PortraitZone CARD = new PortraitZone(0.04, 0.2, 0.35, 0.68);

    static PortraitZone on(DocumentType type) {
        return switch (type) {
            case INTERNATIONAL_PASSPORT -> DATA_PAGE;
            case NATIONAL_ID_CARD, DRIVERS_LICENSE -> CARD;
        };
    }
}
