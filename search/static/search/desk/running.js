// A rebuild goes on: looks again how far it is.

setTimeout(() => location.reload(), 3000);
