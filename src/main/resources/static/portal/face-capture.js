// The face check on the screen on which the request is open: before its own camera, or before that of a phone.
import { faceByPhone } from './face-by-phone.js';
import { liveFace } from './live-face.js';

const OTHER_WAYS = 'You can use the camera of your phone instead, or tick above that a person is to check instead.';
const TAKEN = 'We have pictures of your face. Press Continue to go on.';

export function captureFace(section, form) {
  const find = (name) => section.querySelector(`.kb-actions [data-do="${name}"]`);
  const [go, again, stop, next, phone] = ['go', 'again', 'stop', 'next', 'phone'].map(find);
  let person = false;

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
    ready: form.ready,
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
      shown();
    },
    done(how, text) {
      live.say(text);
      offer(next);
      if (how === 'SHOWN') form.submit();
    },
    back() {
      offer(go, phone);
    },
  });

  form.watch((entered) => {
    if (person === Boolean(entered.person)) return;
    person = Boolean(entered.person);
    live.leave();
    byPhone.leave();
    if (person) shown(next);
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
  } else if (section.hasAttribute('data-taken')) {
    live.say(TAKEN);
    shown(next);
  }
}
