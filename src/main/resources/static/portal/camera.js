// The camera in a page: start, take a picture, stop. Says in plain words why it does not start.

const ADVICE = {
  NotAllowedError:
    'The browser did not let us use the camera. Allow the camera for this page in the browser’s settings (often the symbol beside the address), and try again.',
  NotFoundError: 'We found no camera on this device.',
  NotReadableError: 'Another program seems to use the camera. Close it and try again.',
};

export class Camera {
  #video;
  #stream;

  constructor(video) {
    this.#video = video;
  }

  /** Resolves when pictures come; rejects with an Error whose message can be shown. */
  async start(wish) {
    if (!navigator.mediaDevices?.getUserMedia) throw new Error('This browser does not let a page use the camera.');
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: wish, audio: false });
    } catch (problem) {
      throw new Error(ADVICE[problem.name] ?? 'The camera could not be started.');
    }
    this.#video.srcObject = this.#stream;
    await this.#video.play();
    this.#video.closest('.kb-camera').classList.toggle('kb-upright', this.#video.videoHeight > this.#video.videoWidth);
  }

  get video() {
    return this.#video;
  }

  /** The picture of this moment, as a canvas. */
  still() {
    const canvas = document.createElement('canvas');
    canvas.width = this.#video.videoWidth;
    canvas.height = this.#video.videoHeight;
    canvas.getContext('2d').drawImage(this.#video, 0, 0);
    return canvas;
  }

  stop() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = undefined;
    this.#video.srcObject = null;
  }
}

export const jpeg = (canvas, quality = 0.9) =>
  new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('The picture could not be made.'))), 'image/jpeg', quality));
