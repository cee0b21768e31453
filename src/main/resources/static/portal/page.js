// What every page does: times in the reader's own zone, and buttons that send once.

const words = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
});

for (const time of document.querySelectorAll('time.kb-time')) {
  const at = new Date(time.dateTime);
  if (!Number.isNaN(at.getTime())) time.textContent = words.format(at);
}

document.addEventListener('submit', (event) => {
  const button = event.target.querySelector('button[type="submit"]');
  if (event.target.method === 'post' && button && event.target.hasAttribute('action')) button.disabled = true;
});

// A page that comes back from the browser's memory may be out of date, and its buttons are spent. Never sends again.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.replace(location.href);
});
