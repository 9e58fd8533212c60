// The page names the file, as its address holds a hash of its content.
const { initAll } = await import(document.getElementById("govuk-frontend").href);

initAll();
