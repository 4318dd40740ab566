"""The Báo cáo tab, by clicks and keys over a real file."""
