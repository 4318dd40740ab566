"""The Vụ việc tab: intake, the case screen with its clocks, registers of confidentiality."""
