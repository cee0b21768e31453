// The face check on the screen on which the request is open: before its own camera, or before that of a phone.
import { faceByPhone } from './face-by-phone.js';
import { faceConsent } from './face-consent.js';
import { liveFace } from './live-face.js';

const OTHER_WAYS = 'You can use the camera of your phone instead, or choose above that a person checks instead.';
const TAKEN = 'We have pictures of your face. Press Continue to go on.';

export function captureFace(section, form) {
  const find = (name) => section.querySelector(`.kb-actions [data-do="${name}"]`);
  const [go, again, stop, next, phone] = ['go', 'again', 'stop', 'next', 'phone'].map(find);
  const consent = faceConsent('/recovery/face/consent', form.refused);
  let way;

  function shown(...buttons) {
    for (const button of [go, again, stop, next, phone]) button.hidden = !buttons.includes(button);
    phone.classList.toggle('kb-quiet', buttons[0] !== phone);
    again.classList.toggle('kb-quiet', buttons[0] !== again);
    buttons[0]?.parentElement.prepend(buttons[0]);
  }

  function offer(...buttons) {
    shown(...buttons);
    buttons[0].focus();
  }

  const live = liveFace(section, {
    ready: async () => form.ready() && consent.given(),
    began() {
      offer(stop);
    },
    over(how, text) {
      if (how === 'SHOWN') {
        offer(next);
        form.submit();
      } else if (how === 'LEFT_TO_REVIEWER') {
        offer(next);
      } else if (how === 'NO_CAMERA') {
        live.say(`${text} ${OTHER_WAYS}`);
        offer(phone, again);
      } else if (how === 'STOPPED') {
        offer(go, phone);
      } else {
        offer(again, phone);
      }
    },
  });

  const byPhone = faceByPhone(document.getElementById('face-by-phone'), {
    ready: form.ready,
    refused: form.refused,
    began() {
      live.leave();
      consent.show(false); // the phone asks for it
      shown();
    },
    done(how, text) {
      live.say(text);
      offer(next);
      if (how === 'SHOWN') form.submit();
    },
    back() {
      consent.show(true);
      offer(go, phone);
    },
  });

  form.watch((entered) => {
    if (way === entered.way) return;
    way = entered.way;
    live.leave();
    byPhone.leave();
    section.hidden = !way;
    consent.show(way === 'CAMERA');
    if (way === 'PERSON') shown(next);
    else shown(go, phone);
  });
  go.addEventListener('click', live.run);
  again.addEventListener('click', live.run);
  stop.addEventListener('click', live.stop);
  phone.addEventListener('click', byPhone.make);
  next.addEventListener('click', () => form.ready() && form.submit());
  go.disabled = false;
  phone.disabled = false;
  if (section.hasAttribute('data-by-phone')) {
    byPhone.follow();
  } else if (way === 'CAMERA' && section.hasAttribute('data-taken')) {
    live.say(TAKEN);
    shown(next);
  }
}
