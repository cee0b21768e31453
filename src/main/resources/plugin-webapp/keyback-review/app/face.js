// What the live check of the face saw, and what it cannot see.

import { element, notice, readable } from './page.js';

const SIGHTINGS = { SEEN: '✓', SEEN_WEAKLY: '≈', NOT_SEEN: '✗' };

const sentence = (words) => element('p', {}, words);

// Who does not do it before a camera is seen in another way.
function personInstead({ personAskedFor, whyPerson, callTimes }) {
  return personAskedFor
    ? notice(
        'The applicant lets a person check in place of the camera. ',
        whyPerson ? element('strong', {}, `${whyPerson}. `) : null,
        callTimes.length > 0 ? `A call suits best: ${callTimes.join(', ')}. ` : null,
        'Agree on a time and a way in Messages, such as a video call, and write down in the note how you saw who it is.',
      )
    : null;
}

function seen({ beganAt, asked, faults, stream, engine, elsewhere }) {
  return [
    elsewhere ? sentence(elsewhere) : null,
    element(
      'ol',
      { class: 'keyback-asked' },
      ...asked.map(({ gesture, sighting, result }) =>
        element(
          'li',
          { class: `keyback-${sighting.toLowerCase().replace('_', '-')}` },
          element('span', { 'aria-hidden': 'true' }, `${SIGHTINGS[sighting]} `),
          element('strong', {}, gesture),
          `: ${result}`,
        ),
      ),
    ),
    faults.length > 0 ? sentence('What speaks against a live person:') : sentence('Everything that was asked was seen.'),
    faults.length > 0 ? element('ul', {}, ...faults.map((fault) => element('li', {}, fault))) : null,
    element('p', { class: 'keyback-caption' }, 'Left and right are those of the applicant.'),
    element('p', { class: 'keyback-caption' }, `${stream.join(', ')} · began ${readable(beganAt)} · by ${engine}`),
    element(
      'p',
      { class: 'keyback-caption' },
      'This check makes a still photo or a played film harder to use. It cannot recognise a camera that is only pretended ' +
        '(a virtual camera), nor a mask made for it.',
    ),
  ];
}

// What was asked and what was seen, to stand beside the pictures of the face; without any, in their place.
export function faceShown(face, pictures) {
  const title = pictures.length > 0 ? 'What was asked and what was seen' : 'Face check';
  return element(
    'section',
    { 'aria-label': title },
    element('h4', {}, title),
    personInstead(face),
    ...(face.live ? seen(face.live) : []),
    !face.live && pictures.length > 0 ? sentence('No live check took these pictures: nothing was asked.') : null,
    !face.live && pictures.length === 0 && !face.personAskedFor ? sentence('No pictures.') : null,
  );
}
