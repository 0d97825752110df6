"""The web app on a workspace: server-rendered pages that work without JavaScript, each with a JSON twin."""
