const given = process.env.TRIQUICK_BROWSER_ROOM;
if (given === undefined) throw new Error('Run journeys by `npm test -- test/browser/<file>`: it starts the program and the browser they share.');

/** Where the program and the browser are, and the password of all demo accounts. @type {{ url: string, password: string, browser: string }} */
export const room = JSON.parse(given);
