// Asks every other second how far the work is, and shows it; says it aloud at each
// tenth only. When the work is done it says so, and leaves it to the reader to go on.
const within = document.getElementById("progress");
const [words, said, link] = ["words", "said", "link"].map((name) =>
  document.getElementById(`progress-${name}`),
);
const bar = within.querySelector("progress");
let tenth = Math.floor(bar.value / 10);

async function look() {
  if (document.hidden) return true;
  const answer = await fetch(within.dataset.address);
  if (!answer.ok || answer.redirected) return false;
  const told = await answer.json();
  words.textContent = told.words;
  bar.value = told.going_on ? told.per_cent : 100;
  const reached = Math.floor(told.per_cent / 10);
  if (reached !== tenth || !told.going_on) said.textContent = told.words;
  tenth = reached;
  if (!told.going_on) link.textContent = "Continue";
  return told.going_on;
}

async function again() {
  const goesOn = await look().catch(() => true);
  if (goesOn) setTimeout(again, 2000);
}

setTimeout(again, 2000);
