// The consent to the face check: nothing is recorded before the server has it.
import { showProblems } from './problems.js';
import { post } from './send.js';

/** Where it is sent, and who shows what is wrong when that did not work. */
export function faceConsent(address, refused) {
  const box = document.getElementById('consent');
  const part = box.closest('.kb-consent');
  const [ask, agreed] = ['agree', 'agreed'].map((name) => part.querySelector(`[data-do="${name}"]`));
  let sent = ask.hidden;

  return {
    /** Whether the server has it; says what is missing where it has not. */
    async given() {
      if (sent) return true;
      if (!box.checked) {
        showProblems([{ target: box, message: 'Please agree that your face is recorded. Without it, a person can check instead.' }]);
        return false;
      }
      const answer = await post(address);
      if (!answer.ok) {
        refused(answer);
        return false;
      }
      sent = true;
      ask.hidden = true;
      agreed.hidden = false;
      return true;
    },
    /** Whoever has given it, can always see how to withdraw it. */
    show: (shown) => (part.hidden = !shown && !sent),
  };
}
