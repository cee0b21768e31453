// The summary of what is wrong, at the top of a form: announced, focused, with links to the fields.

const box = () => document.getElementById('problems');
const title = document.title;

/** errors: [{target: element or undefined, message}], one at least. */
export function showProblems(errors, { reload = false } = {}) {
  const list = document.createElement('ul');
  for (const { target, message } of errors) {
    const item = document.createElement('li');
    if (target?.id) {
      const link = document.createElement('a');
      link.href = `#${target.id}`;
      link.textContent = message;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        target.focus();
        target.scrollIntoView({ block: 'center' });
      });
      item.append(link);
    } else {
      item.textContent = message;
    }
    list.append(item);
  }
  const heading = document.createElement('h2');
  heading.textContent = 'Please look at this';
  box().replaceChildren(heading, list);
  if (reload) {
    const way = document.createElement('p');
    const link = document.createElement('a');
    link.href = '';
    link.textContent = 'Load the page again';
    link.addEventListener('click', (event) => {
      event.preventDefault();
      location.reload();
    });
    way.append(link);
    box().append(way);
  }
  document.title = `Error: ${title}`;
  box().focus();
  box().scrollIntoView({ block: 'start' });
}

export function clearProblems() {
  box().replaceChildren();
  document.title = title;
}
