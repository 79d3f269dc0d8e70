// The variables of the environment that stand for options of the client.

/** By the options. */
const VARIABLES: Readonly<Record<string, string>> = {
  apiKey: 'SEAM_API_KEY',
  personalAccessToken: 'SEAM_PERSONAL_ACCESS_TOKEN',
  workspaceId: 'SEAM_WORKSPACE_ID',
}

/** The variable that has the token; nothing, if none has. */
export function tokenVariable({ env } = process): string | undefined {
  return [VARIABLES.apiKey, VARIABLES.personalAccessToken].find((name) => name && env[name])
}

/** What the client says of its options, in terms of the command line: `endpoint` is the option or the variable, the others are variables. */
export function inVariables(message: string, endpoint: string): string {
  return message
    .replace(/^endpoint\b/, endpoint)
    .replace(', or pass an option', '')
    .replace(
      /Pass it as (clientSessionToken|consoleSessionToken|publishableKey)\b/,
      'The command line takes an API key or a personal access token',
    )
    .replace(/\b(apiKey|personalAccessToken|workspaceId)\b/g, (option) => VARIABLES[option] ?? option)
}
