/** Why the server cannot start: one line for whoever runs it, without a stack. */
export class StartError extends Error {}
