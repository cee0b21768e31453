// Goes on to Keyback by itself; without script the button does.
document.getElementById("hand-off").requestSubmit();
