package io.keyback.facecheck;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Pictures for our own models, which see a face where something is white, and tell apart what is drawn within. */
final class ModelPictures {

    private ModelPictures() {}

    static BufferedImage nobody() {
        return new BufferedImage(240, 180, BufferedImage.TYPE_3BYTE_BGR);
    }

    /** White where the detector looks, with spots around it that only the other models see. */
    static BufferedImage face(long seed) {
        BufferedImage picture = nobody();
        Graphics2D canvas = picture.createGraphics();
        Random dice = new Random(seed);
        for (int i = 0; i < 60; i++) {
            canvas.setColor(new Color(dice.nextInt(256), dice.nextInt(256), dice.nextInt(256)));
            canvas.fillRect(64 + dice.nextInt(96), 32 + dice.nextInt(128), 14, 14);
        }
        canvas.setColor(Color.WHITE);
        canvas.fillRect(96, 64, 32, 32);
        canvas.dispose();
        return picture;
    }
}
