/** 2 to 50 letters, digits, dots, dashes or underscores; kept and compared in lower case. */
export const USERNAME = /^[a-z\d][a-z\d._-]{1,49}$/i;
