"""«Mở kế hoạch…», by clicks and keys over a real file and the commune's real plan."""
