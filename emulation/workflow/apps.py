from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "emulation.workflow"
    label = "workflow"
    verbose_name = "Luồng việc"
