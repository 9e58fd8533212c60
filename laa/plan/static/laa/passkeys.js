// A passkey may be refused by the person, the browser or the key: the page says so.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const words = document.getElementById("passkey-refused");
  words.hidden = false;
  words.focus();
});
