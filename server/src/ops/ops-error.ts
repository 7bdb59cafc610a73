/** Why a command could not do what it was asked: one line for whoever runs it, without a stack. */
export class OpsError extends Error {}
