/** The tab that was opened to sign in again closes itself, which shows the one where somebody writes. */
if (globalThis.opener) globalThis.close();
